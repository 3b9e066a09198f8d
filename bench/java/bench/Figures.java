package bench;

import java.util.Arrays;

/** Times of single requests, in microseconds, and how many did not succeed. */
record Figures(long[] micros, long failed, double seconds) {
  Figures {
    Arrays.sort(micros);
  }

  double perSecond() {
    return micros.length / seconds;
  }

  /** The time within which this share of requests was answered. */
  double milliseconds(double share) {
    return micros.length == 0
        ? Double.NaN
        : micros[(int) Math.min(micros.length - 1, Math.ceil(micros.length * share) - 1)] / 1000.0;
  }

  @Override
  public String toString() {
    return "%8.0f/s   p50 %7.2f ms   p99 %7.2f ms   max %8.2f ms   failed %d"
        .formatted(
            perSecond(), milliseconds(0.5), milliseconds(0.99), milliseconds(1.0), failed);
  }
}
