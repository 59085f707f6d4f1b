/** A card platform for development: it plays WeChat and the phone on this machine. */
package dev.kaquan.sandbox;
