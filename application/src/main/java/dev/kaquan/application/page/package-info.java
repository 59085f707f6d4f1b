/** Lists in pages. */
package dev.kaquan.application.page;
