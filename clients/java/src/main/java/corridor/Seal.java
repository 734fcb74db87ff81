package corridor;

import com.google.gson.JsonObject;

/** What the hub says of a message that it hands on. The index rises per movement at every receiver; `mrn` is null without a movement. */
public record Seal(String sender, String id, String mrn, long logIndex) {
  static Seal of(JsonObject read) {
    String mrn = read.has("mrn") ? read.get("mrn").getAsString() : null;
    return new Seal(read.get("sender").getAsString(), read.get("id").getAsString(), mrn, read.get("logIndex").getAsLong());
  }
}
