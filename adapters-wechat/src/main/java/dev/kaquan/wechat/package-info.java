/** The client of the WeChat platform. */
package dev.kaquan.wechat;
