/** WeChat's own formats, field by field. */
package dev.kaquan.wire;
