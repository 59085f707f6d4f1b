/** The client of the WeChat platform: asks for tokens, tickets and cards, and names every fault. */
package dev.kaquan.wechat;
