package evenhand.rulebook.dossier;

/** What the words of a condition may stand for. */
interface Vocabulary {
  /** A question, computed question or parameter, or a name for the moment of the decision. */
  boolean knows(String id);

  boolean isComputed(String id);

  /** A listed answer, a code, a grade or another value. */
  boolean isValue(String word);
}
