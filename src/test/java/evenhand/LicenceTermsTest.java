package evenhand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which licences, and which expressions of several, a library may be under. */
class LicenceTermsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apache-2.0",
        "The Apache Software License, Version 2.0",
        "LGPL-2.1-or-later",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "EPL-2.0 OR GPL-2.0-only",
        "GPL-2.0-only OR (MIT AND BSD-3-Clause)",
        "Apache-2.0 AND (GPL-3.0-only OR MIT)",
        "(Apache-2.0 AND MIT)",
        "((MIT))"
      })
  void isPermitted(String licence) {
    assertThat(LicenceTerms.isPermitted(licence)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPL-2.0-only",
        "AGPL-3.0-or-later",
        "GNU General Public License v3",
        "Apache-2.0 AND GPL-3.0-only",
        "GPL-3.0-only AND Apache-2.0",
        "(Apache-2.0 AND GPL-3.0-only)",
        "MIT AND (BSD-3-Clause AND (Apache-2.0 AND AGPL-3.0-only))",
        "Apache-2.0 AND (GPL-3.0-only OR AGPL-3.0-only)",
        "GPL-2.0-only OR (MIT AND GPL-3.0-only)",
        ""
      })
  void isNotPermitted(String licence) {
    assertThat(LicenceTerms.isPermitted(licence)).isFalse();
  }
}
