package evenhand.rulebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places in Acts as lawyers write them. */
class PlaceTest {
  private static Place one(String text) {
    List<Place> places = Place.all(text);
    assertThat(places).as(text).hasSize(1);
    return places.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s.22 | s.22(6) | true",
        "s.22(6) | s.22 | false",
        "s.22(6) | s.22(6)(a) | true",
        "s.22(6) | s.22(7) | false",
        "ss.1-3 | s.2(1)(a) | true",
        "ss.1-3 | ss.2-3 | true",
        "ss.1-3 | ss.2-4 | false",
        "ss.1-3 | s.3A | false",
        "ss.66ZA-66H | s.66ZB | true",
        "ss.66ZA-66H | s.66E | true",
        "ss.66ZA-66H | s.66 | false",
        "ss.28 to 32 | s.29 | true",
        "s.1 | s.11 | false",
        "Part 4 | Part 4 Ch. 2 | true",
        "Part 4 Ch. 1 | Part 4 Ch. 2 | false",
        "Part 4 | s.4 | false",
        "Sch. 4 | Sch.4 | true",
        "articles 2 and 3 | art. 3 | true",
        "Part II | Part III | false",
      })
  void oneCoversAnotherOrDoesNot(String whole, String cited, boolean covers) {
    assertThat(Place.all(whole).stream().anyMatch(each -> each.covers(one(cited))))
        .isEqualTo(covers);
  }

  @Test
  void aListIsReadToItsEnd() {
    assertThat(Place.all("ss.66ZA(1)(b), 66B(3)"))
        .containsExactly(
            new Place("s", "66ZA", "66ZA", List.of("1", "b")),
            new Place("s", "66B", "66B", List.of("3")));
    assertThat(Place.all("s.38(6), Code C"))
        .containsExactly(
            new Place("s", "38", "38", List.of("6")), new Place("code", "C", "C", List.of()));
    assertThat(Place.all("amending MHA 1983 s.136(1A), (1B)"))
        .containsExactly(
            new Place("s", "136", "136", List.of("1A")),
            new Place("s", "136", "136", List.of("1B")));
    assertThat(Place.all("s.22 with s.1(2)")).hasSize(2);
    assertThat(Place.all("s.5B (police receive the report)"))
        .containsExactly(new Place("s", "5B", "5B", List.of()));
  }

  @Test
  void wordsThatNameNoPlaceGiveNone() {
    assertThat(Place.all("commencement date")).isEmpty();
    assertThat(Place.all("parts of it")).isEmpty();
    assertThat(Place.all("wider scope")).isEmpty();
    assertThat(Place.all("")).isEmpty();
  }
}
