package dev.kaquan.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, it is empty",
        "` \n `, it is empty",
        "` \n []`, `line 2, column 2: it is not an object, which begins with a brace`",
        "`null`, `line 1, column 1: it is not an object, which begins with a brace`",
        "`\uFEFF{}`, `line 1, column 1: a byte order mark; remove it`",
        "`{`, `line 1, column 2: it ends too early`",
        "`{\"a\":1,\n \"b\":[1`, `line 2, column 8: it ends too early`",
        "`{\"a\":1,\n \"a\":2}`, `line 2, column 5: a field is repeated`",
        "`{\"a\":1} {}`, `line 1, column 9: something follows the object`",
        "`{\"a\":1}\n7`, `line 2, column 1: something follows the object`",
        "`{\"a\":1}}`, `line 1, column 8: the syntax is wrong`",
        "`{\"a\":1} x`, `line 1, column 9: the syntax is wrong`",
        "`{\"a\":1,}`, `line 1, column 8: the syntax is wrong`",
        "`{'a':1}`, `line 1, column 2: the syntax is wrong`",
        "`{\n\"a\":tru}`, `line 2, column 5: the syntax is wrong`",
        "`{\"a\":\"\t\"}`, `line 1, column 7: the syntax is wrong`",
        "`{\"a\":01}`, `line 1, column 7: the syntax is wrong`",
      })
  void a_fault_is_said_with_its_position(String text, String expected) {
    assertEquals(expected, fault(text));
  }

  @Test
  void a_deep_object_is_refused_before_it_is_built() {
    String text = "{\"a\":".repeat(101) + "1" + "}".repeat(101);
    assertEquals("line 1, column 502: more than 100 levels", fault(text));
    assertEquals(
        "more than 100000 names, values and brackets",
        fault("{\"a\":[" + "{},".repeat(50_000) + "1]}").replaceAll("^line.*: ", ""));
    assertEquals(
        "a number, a name or a text is too long",
        fault("{\"a\":" + "1".repeat(1_001) + "}").replaceAll("^line.*: ", ""));
  }

  private static String fault(String text) {
    return assertThrows(MalformedWireException.class, () -> WireJson.readObject(text))
        .getMessage();
  }
}
