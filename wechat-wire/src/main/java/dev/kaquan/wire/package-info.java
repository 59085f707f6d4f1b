/** The JSON that WeChat speaks, letter for letter, and nothing of what it means. */
package dev.kaquan.wire;
