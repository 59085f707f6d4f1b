/** What the platform tells the merchant by itself. */
package dev.kaquan.sandbox.event;
