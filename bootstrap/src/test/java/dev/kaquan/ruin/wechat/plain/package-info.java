/** What the ruin of the client lends to others. */
package dev.kaquan.ruin.wechat.plain;
