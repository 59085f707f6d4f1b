/** What the use cases need of the world; adapters provide it. */
package dev.kaquan.application.port;
