/** A card platform for development: it simulates WeChat and the phone on this machine. */
package dev.kaquan.sandbox;
