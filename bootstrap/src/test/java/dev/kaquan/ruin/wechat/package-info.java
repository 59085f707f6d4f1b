/** A client that does the work of other parts. */
package dev.kaquan.ruin.wechat;
