package corridor;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Messages received, a line each. A journal that is opened again goes on from its lines. */
public class Journal {
  private final FileChannel file;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Long> last = new HashMap<>();
  private int repeats = 0;

  public Journal(Path path) throws IOException {
    if (Files.exists(path))
      for (String line : Files.readAllLines(path)) count(Seal.of(JsonParser.parseString(line).getAsJsonObject()));
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private void count(Seal seal) {
    known.add(seal.sender() + " " + seal.id());
    if (seal.mrn() != null) last.put(seal.mrn(), seal.logIndex());
  }

  public synchronized boolean has(String sender, String id) {
    return known.contains(sender + " " + id);
  }

  /** How often something came that was there already. */
  public synchronized int repeats() {
    return repeats;
  }

  /**
   * Returns when the message is on the disk: only then it may be acknowledged. A repeat is counted, not stored again.
   *
   * @throws NotOfTheHub for what comes after a later message of its movement
   */
  public synchronized void store(Seal seal, byte[] body) throws IOException, NotOfTheHub {
    if (has(seal.sender(), seal.id())) {
      repeats += 1;
      return;
    }
    if (seal.mrn() != null && seal.logIndex() <= last.getOrDefault(seal.mrn(), -1L))
      throw new NotOfTheHub(seal.id() + " comes too late in its movement");
    JsonObject line = new Gson().toJsonTree(seal).getAsJsonObject();
    line.addProperty("body", Base64.getEncoder().encodeToString(body));
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) file.write(bytes);
    file.force(true);
    count(seal);
  }
}
