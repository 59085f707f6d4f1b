/** Events and their delivery to the merchant. */
package dev.kaquan.sandbox.event;
