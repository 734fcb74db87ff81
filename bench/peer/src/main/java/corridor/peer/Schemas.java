package corridor.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The schemas of all types, read once. */
final class Schemas {
  private final Map<String, Schema> byType = new HashMap<>();

  Schemas(Path folder) throws IOException {
    Map<String, String> texts = new HashMap<>();
    ObjectMapper mapper = new ObjectMapper();
    try (Stream<Path> files = Stream.concat(Stream.of(folder.resolve("common.schema.json")), Files.list(folder.resolve("messages")))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        texts.put(mapper.readTree(text).get("$id").asText(), text);
      }
    }
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    for (String id : texts.keySet()) {
      byType.put(id.substring(id.lastIndexOf(':') + 1), registry.getSchema(SchemaLocation.of(id)));
    }
    for (Schema schema : byType.values()) schema.initializeValidators();
  }

  /** What is wrong with a message; nothing when the list is empty. */
  List<?> findings(String type, JsonNode message) {
    Schema schema = byType.get(type);
    return schema == null ? List.of("no type " + type) : schema.validate(message);
  }
}
