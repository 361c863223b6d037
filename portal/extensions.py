"""The Flask extensions, made once and bound to an app in `portal.app`."""

from flask_babel import Babel
from flask_compress import Compress
from flask_migrate import Migrate

from portal.forgery import Protection

babel = Babel()
compress = Compress()
csrf = Protection()
migrate = Migrate()
