package corridor;

/** The hub did not accept a message; the text says why, located and in the party's language. */
public class Refused extends Exception {
  private static final long serialVersionUID = 1;

  public Refused(String reason) {
    super(reason);
  }
}
