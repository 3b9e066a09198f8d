package evenhand.ledger.note;

/** The name of a key: a URL without a scheme, for example {@code force.example/evenhand}. */
record KeyName(String value) {
  KeyName {
    boolean plain =
        !value.isEmpty()
            && value.indexOf('+') < 0
            && value.codePoints().noneMatch(c -> Character.isWhitespace(c) || isSpace(c) || c < 32);
    if (!plain) {
      throw new InvalidNoteException(
          "a key's name has no spaces and no plus, but was '" + value + "'");
    }
  }

  private static boolean isSpace(int character) {
    return Character.isSpaceChar(character);
  }
}
