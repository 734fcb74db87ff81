package corridor;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.CollectionStore;

/** A party's key for signing, with its certificate. */
public record Signer(PrivateKey key, X509CertificateHolder certificate) {

  /** From PEM files, as OpenSSL writes them. */
  public static Signer ofPem(Path key, Path certificate) throws IOException {
    try (PEMParser keys = new PEMParser(new StringReader(Files.readString(key)));
        PEMParser certificates = new PEMParser(new StringReader(Files.readString(certificate)))) {
      PrivateKey read = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) keys.readObject());
      return new Signer(read, (X509CertificateHolder) certificates.readObject());
    }
  }

  /** From a PKCS#12 key store, as `corridor pki bundle` writes it. */
  public static Signer ofKeyStore(Path file, char[] password, String alias) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      store.load(stream, password);
    }
    java.security.cert.X509Certificate certificate = (java.security.cert.X509Certificate) store.getCertificate(alias);
    return new Signer((PrivateKey) store.getKey(alias, password), new JcaX509CertificateHolder(certificate));
  }

  /** The detached CMS, DER, over exactly these bytes. */
  public byte[] sign(byte[] body) throws IOException {
    try {
      String algorithm = key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder().build(algorithm, key, certificate));
      generator.addCertificates(new CollectionStore<>(List.of(certificate)));
      return generator.generate(new CMSProcessableByteArray(body), false).toASN1Structure().getEncoded("DER");
    } catch (CMSException | OperatorCreationException error) {
      throw new IOException(error);
    }
  }
}
