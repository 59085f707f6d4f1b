/** Answers that show the wire to those who ask. */
package dev.kaquan.ruin.wechat.shown;
