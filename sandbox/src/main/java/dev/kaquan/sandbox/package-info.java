/** A card platform to try things on: it plays WeChat's part on this machine. */
package dev.kaquan.sandbox;
