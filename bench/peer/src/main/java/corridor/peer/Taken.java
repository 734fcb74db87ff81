package corridor.peer;

import java.util.List;

/** A message that has been taken: its header, the bytes as they came, and who receives it. */
record Taken(String id, String type, String sender, byte[] bytes, String signature, List<String> receivers) {}
