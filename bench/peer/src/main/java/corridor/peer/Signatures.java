package corridor.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Detached CMS by Bouncy Castle over Conscrypt: the senders' are verified, the receipts' made. */
final class Signatures {
  private static final String PROVIDER = "Conscrypt";

  private final Map<String, X509Certificate> senders = new HashMap<>();
  private final PrivateKey key;
  private final JcaCertStore certificates;
  private final X509Certificate certificate;
  private final DigestCalculatorProvider digests;
  private final ThreadLocal<Map<String, SignerInformationVerifier>> verifiers = ThreadLocal.withInitial(HashMap::new);

  Signatures(JsonNode settings) throws Exception {
    for (JsonNode party : settings.get("parties")) {
      senders.put(party.get("key").asText(), certificateOf(party.get("certificatePem").asText()));
    }
    certificate = certificateOf(settings.get("signer").get("certificatePem").asText());
    try (PEMParser pem = new PEMParser(new StringReader(settings.get("signer").get("keyPem").asText()))) {
      key = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) pem.readObject());
    }
    certificates = new JcaCertStore(List.of(certificate));
    digests = new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build();
  }

  private static X509Certificate certificateOf(String text) throws Exception {
    try (PEMParser pem = new PEMParser(new StringReader(text))) {
      return new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) pem.readObject());
    }
  }

  /** Whether the sender has signed exactly these bytes. */
  boolean holds(String sender, byte[] bytes, byte[] signature) throws Exception {
    X509Certificate own = senders.get(sender);
    if (own == null) return false;
    SignerInformationVerifier verifier = verifiers.get().get(sender);
    if (verifier == null) {
      verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(own);
      verifiers.get().put(sender, verifier);
    }
    try {
      CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(bytes), signature);
      for (SignerInformation signer : signed.getSignerInfos()) return signer.verify(verifier);
      return false;
    } catch (CMSException wrong) {
      return false;
    }
  }

  byte[] sign(byte[] bytes) throws Exception {
    SignerInfoGenerator signer =
        new JcaSignerInfoGeneratorBuilder(digests)
            .build(new JcaContentSignerBuilder("SHA256withECDSA").setProvider(PROVIDER).build(key), certificate);
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(signer);
    generator.addCertificates(certificates);
    return generator.generate(new CMSProcessableByteArray(bytes), false).getEncoded("DER");
  }
}
