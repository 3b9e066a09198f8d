package evenhand.database;

/** A login with its password; never printed. */
record Credentials(String user, String password) {
  @Override
  public String toString() {
    return user;
  }
}
