package bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept-open HTTP/1.1 connection to a service on this machine. Little work of its own. */
final class Connection implements AutoCloseable {
  private final int port;
  private final String headers;
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  Connection(int port) throws IOException {
    this(port, "");
  }

  /** With headers of every request, each ending in a line break. */
  Connection(int port, String headers) throws IOException {
    this.port = port;
    this.headers = headers;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    this.out = socket.getOutputStream();
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
  }

  /** An answer: its status and body. */
  record Answer(int status, String body) {}

  Answer post(String path, String key, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
                .formatted(path, port)
            + headers
            + "Idempotency-Key: %s\r\nContent-Length: %d\r\n\r\n".formatted(key, content.length);
    byte[] request = new byte[head.length() + content.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(content, 0, request, head.length(), content.length);
    return exchange(request);
  }

  Answer get(String path) throws IOException {
    String head = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n".formatted(path, port, headers);
    return exchange(head.getBytes(StandardCharsets.US_ASCII));
  }

  private Answer exchange(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    String statusLine = line();
    int length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
        chunked = true;
      }
    }
    byte[] body = chunked ? chunks() : in.readNBytes(Math.max(length, 0));
    if (!chunked && body.length < length) {
      throw new IOException("the answer broke off");
    }
    return new Answer(
        Integer.parseInt(statusLine.substring(9, 12)), new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      byte[] chunk = in.readNBytes(size);
      if (chunk.length < size) {
        throw new IOException("the answer broke off");
      }
      body.write(chunk);
      line();
    }
    line();
    return body.toByteArray();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection was closed");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all that was wanted.
    }
  }
}
