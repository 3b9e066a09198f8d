package evenhand.ledger.sequence;

import evenhand.ledger.Hash;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.tree.Tree;

/** The newest checkpoint of a log, or the start of one that has none yet. */
record Head(long size, Hash root) {
  static final Head EMPTY = new Head(0, Tree.emptyRoot());

  static Head of(String note) {
    Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
    return new Head(checkpoint.size(), checkpoint.root());
  }
}
