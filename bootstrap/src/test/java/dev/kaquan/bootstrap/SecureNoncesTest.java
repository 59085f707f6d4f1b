package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecureNoncesTest {
  @Test
  void nonces_are_32_hex_digits_and_unique() {
    SecureNonces nonces = new SecureNonces();
    Set<String> seen = new HashSet<>();
    Set<Character> digits = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String nonce = nonces.next();
      assertTrue(nonce.matches("[0-9a-f]{32}"));
      assertTrue(seen.add(nonce));
      nonce.chars().forEach(c -> digits.add((char) c));
    }
    assertEquals(16, digits.size());
  }

  @Test
  void two_sources_do_not_agree() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      all.add(new SecureNonces().next());
    }
    assertEquals(100, all.size());
  }
}
