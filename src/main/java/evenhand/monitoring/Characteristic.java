package evenhand.monitoring;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A protected characteristic recorded as a code of a closed list, exactly as it was recorded:
 * grouping is the audit's work, and nothing is ever inferred.
 */
public enum Characteristic {
  /**
   * How a person describes themselves. Codes of the 16+1 (2001), 18+1 (2011) and 19+1 (2021) lists
   * together: O1 is Chinese in the list of 2001 and A4 in later ones. NS and N1 to N4 say why there
   * is no answer.
   */
  ETHNICITY_SELF_DEFINED(
      "W1=White British",
      "W2=White Irish",
      "W3=White Gypsy or Irish Traveller",
      "W4=White Roma",
      "W9=Any other White background",
      "M1=White and Black Caribbean",
      "M2=White and Black African",
      "M3=White and Asian",
      "M9=Any other Mixed background",
      "A1=Indian",
      "A2=Pakistani",
      "A3=Bangladeshi",
      "A4=Chinese",
      "A9=Any other Asian background",
      "B1=Caribbean",
      "B2=African",
      "B9=Any other Black background",
      "O1=Chinese (list of 2001)",
      "O2=Arab",
      "O9=Any other ethnic group",
      "NS=Not stated",
      "N1=Not stated: officer needed elsewhere",
      "N2=Not stated: public disorder",
      "N3=Not stated: did not understand what was asked",
      "N4=Not stated: declined"),

  /** How an officer perceives a person: the 6+1 identity codes; 0 and 9 are both unknown. */
  ETHNICITY_OFFICER_DEFINED(
      "0=Unknown",
      "1=White North European",
      "2=White South European",
      "3=Black",
      "4=Asian",
      "5=Chinese, Japanese or other South East Asian",
      "6=Arab or North African",
      "9=Unknown"),

  SEX("F=Female", "M=Male", "X=Other", "U=Unknown"),

  DISABILITY("yes=Disabled", "no=Not disabled", "not_stated=Not stated"),

  SEXUAL_ORIENTATION(
      "heterosexual=Heterosexual",
      "gay_or_lesbian=Gay or lesbian",
      "bisexual=Bisexual",
      "other=Other",
      "not_stated=Not stated"),

  GENDER_IDENTITY(
      "as_registered_at_birth=The same as registered at birth",
      "trans_woman=Trans woman",
      "trans_man=Trans man",
      "non_binary=Non-binary",
      "other=Other",
      "not_stated=Not stated"),

  RELIGION(
      "none=No religion",
      "christian=Christian",
      "buddhist=Buddhist",
      "hindu=Hindu",
      "jewish=Jewish",
      "muslim=Muslim",
      "sikh=Sikh",
      "other=Other",
      "not_stated=Not stated");

  private final Map<String, String> codes;

  Characteristic(String... codesWithMeaning) {
    Map<String, String> read = new LinkedHashMap<>();
    for (String code : codesWithMeaning) {
      int equals = code.indexOf('=');
      read.put(code.substring(0, equals), code.substring(equals + 1));
    }
    this.codes = Collections.unmodifiableMap(read);
  }

  /** The name in JSON and in the store, for example {@code ethnicity_self_defined}. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Code to what it says. */
  public Map<String, String> codes() {
    return codes;
  }

  static Optional<Characteristic> of(String field) {
    return Arrays.stream(values()).filter(one -> one.field().equals(field)).findFirst();
  }
}
