/** A house in ruins: for each rule of the architecture, classes that break it. */
package dev.kaquan.ruin;
