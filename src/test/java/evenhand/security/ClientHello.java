package evenhand.security;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * The first message of TLS up to 1.2 (RFC 5246, 7.4.1.2), written byte by byte: Java's own client
 * does not offer any more what a service must not take.
 */
record ClientHello(int version, int... suites) {
  static final int TLS_1_0 = 0x0301;
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  /** Elliptic curves, their points' format, and signatures with RSA keys. */
  private static final int[] EXTENSIONS = {
    0x000a, 0x0006, 0x0004, 0x0017, 0x001d, 0x000d, 0x000a, 0x0008, 0x0804, 0x0401, 0x0501, 0x0201
  };

  /**
   * What a server answers.
   *
   * @return the suite that it chose, of those offered, or {@code alert} and its number
   */
  String sentTo(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int type = in.readUnsignedByte();
      in.skipNBytes(4);
      if (type == ALERT) {
        in.skipNBytes(1);
        return "alert " + in.readUnsignedByte();
      }
      if (type != HANDSHAKE) {
        throw new IOException("neither a handshake nor an alert, but " + type);
      }
      in.skipNBytes(4 + 2 + 32);
      in.skipNBytes(in.readUnsignedByte());
      return "%04x".formatted(in.readUnsignedShort());
    }
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeShort(version);
    out.write(new byte[32]);
    out.writeByte(0);
    out.writeShort(2 * suites.length);
    for (int suite : suites) {
      out.writeShort(suite);
    }
    out.writeShort(0x0100);
    out.writeShort(2 * EXTENSIONS.length);
    for (int word : EXTENSIONS) {
      out.writeShort(word);
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    DataOutputStream framed = new DataOutputStream(record);
    framed.writeByte(HANDSHAKE);
    framed.writeShort(TLS_1_0);
    framed.writeShort(body.size() + 4);
    framed.writeInt(0x01000000 | body.size());
    body.writeTo(framed);
    return record.toByteArray();
  }
}
