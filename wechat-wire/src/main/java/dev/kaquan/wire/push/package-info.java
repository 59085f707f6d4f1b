/** The format of event pushes: XML, signature and encryption. */
package dev.kaquan.wire.push;
