/** Puts the parts together and starts them. */
package dev.kaquan.bootstrap;
