/** What the sandbox knows: in memory, and kept in a file of its own. */
package dev.kaquan.sandbox.store;
