package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What may be configured of sessions, and what holds where nothing is. */
class SessionSettingsTest {
  @Test
  void aPersonHasFiveSessionsUnlessToldOtherwise() {
    assertThat(SessionSettings.standard().parallelMax()).isEqualTo(5);
    assertThat(new SessionSettings(null, null, 1).parallelMax()).isEqualTo(1);
  }

  @Test
  void noneOrTooManyAreRefusedByName() {
    for (int parallel : new int[] {0, -1, 101}) {
      assertThatThrownBy(() -> new SessionSettings(null, null, parallel))
          .hasMessage("security.session.parallel is 1 to 100, but was " + parallel);
    }
  }
}
