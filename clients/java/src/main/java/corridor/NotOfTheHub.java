package corridor;

/** What claims to be the hub's is not, or is about other bytes. Take nothing of it; tell the operators. */
public class NotOfTheHub extends Exception {
  private static final long serialVersionUID = 1;

  public NotOfTheHub(String reason) {
    super(reason);
  }
}
