@NullMarked
package org.allteach.activities;

import org.jspecify.annotations.NullMarked;
