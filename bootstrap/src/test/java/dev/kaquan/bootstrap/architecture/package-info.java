/** The architecture rules, and deliberate violations that prove that each rule detects them. */
package dev.kaquan.bootstrap.architecture;
