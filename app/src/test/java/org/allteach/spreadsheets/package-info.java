@NullMarked
package org.allteach.spreadsheets;

import org.jspecify.annotations.NullMarked;
