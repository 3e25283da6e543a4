"use strict";
theme.connect();
