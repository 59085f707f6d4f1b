/** Use cases of custom codes. */
package dev.kaquan.application.code;
