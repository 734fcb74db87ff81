import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;

/** Opens a PKCS#12 file as a national system in Java would, and uses what is in it: `file password alias algorithm`. */
public class KeyStores {
  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(Path.of(args[0]))) {
      store.load(file, args[1].toCharArray());
    }
    PrivateKey key = (PrivateKey) store.getKey(args[2], args[1].toCharArray());
    Certificate[] chain = store.getCertificateChain(args[2]);
    if (key == null || chain == null) throw new AssertionError("no key under " + args[2] + ": " + store.aliases().nextElement());
    if (chain.length < 2) throw new AssertionError("a chain of " + chain.length);
    chain[0].verify(chain[1].getPublicKey());
    byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
    Signature signer = Signature.getInstance(args[3]);
    signer.initSign(key);
    signer.update(message);
    byte[] signature = signer.sign();
    signer.initVerify(chain[0]);
    signer.update(message);
    if (!signer.verify(signature)) throw new AssertionError("its key is not that of its certificate");
    System.out.println("ok signs with the key of a store");
  }
}
