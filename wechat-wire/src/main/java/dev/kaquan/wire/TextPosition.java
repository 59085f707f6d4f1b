package dev.kaquan.wire;

/**
 * A position in a text.
 *
 * @param line the first is 1
 * @param column the first is 1; counts UTF-16 code units
 */
public record TextPosition(int line, int column) {
  /** Returns the position of the character at {@code index}. */
  public static TextPosition of(String text, int index) {
    String before = text.substring(0, index);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new TextPosition(line, index - before.lastIndexOf('\n'));
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
