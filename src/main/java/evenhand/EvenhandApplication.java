package evenhand;

public final class EvenhandApplication {
  private EvenhandApplication() {}

  public static void main(String[] arguments) {}
}
