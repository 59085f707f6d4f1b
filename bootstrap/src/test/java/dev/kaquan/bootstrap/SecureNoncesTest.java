package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecureNoncesTest {
  @Test
  void words_are_22_letters_and_digits_and_none_comes_twice() {
    SecureNonces nonces = new SecureNonces();
    Set<String> seen = new HashSet<>();
    Set<Character> letters = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String word = nonces.next();
      assertTrue(word.matches("[A-Za-z0-9]{22}"));
      assertTrue(seen.add(word));
      word.chars().forEach(c -> letters.add((char) c));
    }
    assertEquals(62, letters.size());
  }

  @Test
  void two_sources_do_not_agree() {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      words.add(new SecureNonces().next());
    }
    assertEquals(100, words.size());
  }
}
