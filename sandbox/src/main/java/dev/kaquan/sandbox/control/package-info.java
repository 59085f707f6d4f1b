/** Time, fault injection, the request log, and the page. */
package dev.kaquan.sandbox.control;
