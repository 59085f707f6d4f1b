/** The rules that the parts of the house keep with each other, and the proof that they bite. */
package dev.kaquan.bootstrap.architecture;
