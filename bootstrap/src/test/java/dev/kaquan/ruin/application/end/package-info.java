/** Ways to end the program from within. */
package dev.kaquan.ruin.application.end;
