package corridor;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.openssl.PEMParser;

/** Verifies by the hub's own certificates, which the operators hand out: its authority certifies every participant as well. */
public class Hub {
  /** The attribute in which the hub says what it has sealed. */
  private static final ASN1ObjectIdentifier SEAL = new ASN1ObjectIdentifier("2.25.123381332279751208927667843752799286387");

  /** A receipt with the hub's signature: together they prove that a message was accepted. */
  public record Receipt(byte[] bytes, byte[] signature) {}

  private final List<X509CertificateHolder> certificates = new ArrayList<>();

  /** @param pem the hub's certificates, present and past */
  public Hub(String pem) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
        if (one instanceof X509CertificateHolder certificate) certificates.add(certificate);
      }
    }
    if (certificates.isEmpty()) throw new IOException("no certificate of the hub");
  }

  /** The hub's detached signature over exactly these bytes, verified. */
  private SignerInformation signer(byte[] content, byte[] signature) throws NotOfTheHub {
    try {
      Collection<SignerInformation> signers =
          new CMSSignedData(new CMSProcessableByteArray(content), signature).getSignerInfos().getSigners();
      if (signers.size() != 1) throw new NotOfTheHub(signers.size() + " signers");
      SignerInformation signer = signers.iterator().next();
      // What is not signed could say anything, and nothing of the hub's has it.
      if (signer.getUnsignedAttributes() != null || signer.getSignedAttributes() == null) throw new NotOfTheHub("unsigned attributes");
      for (X509CertificateHolder certificate : certificates) {
        if (signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) return signer;
      }
      throw new NotOfTheHub("another has signed");
    } catch (CMSException | org.bouncycastle.operator.OperatorCreationException | java.security.cert.CertificateException error) {
      throw new NotOfTheHub(error.getMessage());
    }
  }

  /** Verifies that this is the hub's receipt for these bytes under this id. */
  public void receipt(Receipt receipt, String id, byte[] body) throws NotOfTheHub {
    if (signer(receipt.bytes(), receipt.signature()).getSignedAttributes().get(SEAL) != null)
      throw new NotOfTheHub("a seal in place of a receipt");
    JsonObject read = JsonParser.parseString(new String(receipt.bytes(), StandardCharsets.UTF_8)).getAsJsonObject();
    if (!read.get("id").getAsString().equals(id) || !read.get("digest").getAsString().equals("sha256:" + sha256(body)))
      throw new NotOfTheHub("the receipt is for another message");
  }

  /** What the hub's seal over these bytes says, verified. */
  public Seal seal(byte[] body, byte[] seal, String sender) throws NotOfTheHub {
    Attribute attribute = signer(body, seal).getSignedAttributes().get(SEAL);
    if (attribute == null) throw new NotOfTheHub("a signature, but no seal");
    try {
      String text = ((ASN1String) attribute.getAttrValues().getObjectAt(0)).getString();
      Seal content = Seal.of(JsonParser.parseString(text).getAsJsonObject());
      if (!content.sender().equals(sender)) throw new NotOfTheHub("the seal is for a message of another sender");
      return content;
    } catch (JsonSyntaxException | ClassCastException error) {
      throw new NotOfTheHub("the seal cannot be read");
    }
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
