/** The hash with which a merchant proves to WeChat that it lets a card be taken. */
package dev.kaquan.domain.signature;
